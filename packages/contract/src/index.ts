export * from './acts.js';
export * from './openapi.js';
export * from './plans.js';
export * from './routes.js';
export * from './shapes.js';
export * from './statuses.js';
export * from './tasks.js';
