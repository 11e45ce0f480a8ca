/**
 * Keeps the runner alive through what a template's program may do to its process, so that an
 * operation always ends with a result.
 *
 * @returns the way to end the process that is left to the runner itself
 */
export function guardProcess(): (code: number) => never {
  const exit = process.exit.bind(process);
  process.exit = (code?: number | string | null): never => {
    throw new Error(
      `The program tried to end its process with process.exit(${
        code ?? ''
      }); a template must throw an error instead`,
    );
  };
  // While a program runs, the SDK's own handlers report its stray errors. Errors that come
  // afterwards, such as calls on a closed connection, must not cost the result.
  process.on('uncaughtException', () => {});
  process.on('unhandledRejection', () => {});
  return exit;
}
