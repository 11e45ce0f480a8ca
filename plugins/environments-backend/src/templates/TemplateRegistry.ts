import {
  PublishTemplateRequest,
  Template,
  TemplateVersion,
} from '@backlot/plugin-environments-common';

/** Immutable versions of infra templates. */
export interface TemplateRegistry {
  list(): Promise<Template[]>;
  /** The latest version that is not deprecated when none is named; `NotFoundError` when there is none. */
  get(name: string, version?: string): Promise<TemplateVersion>;
  publish(
    request: PublishTemplateRequest,
    publishedBy: string,
  ): Promise<TemplateVersion>;
  /** Compiles and publishes template directories; a bad one is logged and does not stop the others. */
  publishLocal(directories: string[]): Promise<void>;
  deprecate(
    name: string,
    version: string,
    message: string | undefined,
  ): Promise<TemplateVersion>;
  /** Absolute path of the compiled program of a version, materialised on this machine. */
  programPath(name: string, version: string): Promise<string>;
}
