/** Where the server keeps planned work. */
export const MAINTENANCE = '/api/maintenance'
