/** For tests of every package: an engine, a fresh database, a sample plan. Never part of the product. */
export { EMBEDDED, ENGINES, type Engine } from './engines.js';
export {
  AT,
  actsToDispatch,
  addSampleUnits,
  bringSampleIn,
  command,
  commandFrom,
  coordinator,
  type Draw,
  liaisonOf,
  person,
} from './sample-commands.js';
export { SAMPLE_FILE, samplePlan, sampleUnits } from './sample-plan.js';
export { startEmptyDatabase, startTestDatabase, type TestDatabase } from './test-database.js';
