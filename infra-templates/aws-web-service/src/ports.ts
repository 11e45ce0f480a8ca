/** Port on which the application listens. */
export const SERVICE_PORT = 3000;

/** Port of PostgreSQL. */
export const DATABASE_PORT = 5432;
