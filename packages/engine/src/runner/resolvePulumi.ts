import Module from 'module';

interface ResolvingModule {
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

/**
 * Lets every module of this process see one copy of `@pulumi/pulumi`: ours. Two copies would
 * not recognise each other's resources, and a compiled program brings none of its own.
 */
export function resolvePulumi(): void {
  const resolving = Module as unknown as ResolvingModule;
  const resolveFilename = resolving._resolveFilename;
  resolving._resolveFilename = function resolve(request, ...rest) {
    return request === '@pulumi/pulumi' || request.startsWith('@pulumi/pulumi/')
      ? resolveFilename.call(this, request, module, false)
      : resolveFilename.call(this, request, ...rest);
  };
}
