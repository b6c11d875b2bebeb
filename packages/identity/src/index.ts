export * from './lock.js';
export * from './offices.js';
export * from './password-rules.js';
export * from './policy.js';
export * from './roles.js';
export * from './security-entries.js';
export * from './sessions.js';
export * from './token-scopes.js';
