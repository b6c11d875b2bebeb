export * from './commands.js';
export * from './entries.js';
export * from './refusals.js';
export * from './state.js';
