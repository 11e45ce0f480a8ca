import { AwsServices } from '../aws/AwsClients';
import { PropertyMap } from '../server/PropertyMap';

/** A refused input. */
export interface InputFailure {
  property: string;
  reason: string;
}

/** What a handler works with during one call. */
export interface HandlerContext {
  region: string;
  /** How many milliseconds the call may still wait for the cloud. */
  timeLeft(): number;
  /** The client of a service in the resource's region. */
  client<Name extends keyof AwsServices>(
    name: Name,
  ): Promise<AwsServices[Name]>;
  accountId(): Promise<string>;
}

/**
 * What the cloud has: the inputs as they would be written, and what it made of them.
 * An undefined input was not told and stays as it was; null says that there is nothing.
 */
export interface CloudState {
  inputs: PropertyMap;
  outputs?: PropertyMap;
}

/** What is known of a resource that exists. */
export interface KnownResource<Inputs> {
  inputs: Inputs;
  outputs: PropertyMap;
}

/** One change of a resource in place. */
export interface ResourceChange<Inputs> extends KnownResource<Inputs> {
  oldInputs: Inputs;
  /** Whether one of these inputs is another than before. */
  changed(...names: (keyof Inputs & string)[]): boolean;
}

/** How the names are made that nobody gave. */
export interface Naming {
  property: string;
  /** The input that gives the beginning of a name instead. */
  prefix?: string;
  maximumLength: number;
  /** What every name of the kind begins with. */
  begins?: string;
  /** For services that know no capitals. */
  lowerCase?: boolean;
}

/** A type of resource as data, and the calls it takes. */
export interface ResourceHandler<Inputs = any> {
  /** The type's token. */
  type: string;
  /** How messages call it, such as `RDS DB Instance`. */
  label: string;
  required?: (keyof Inputs & string)[];
  /** Inputs whose change needs another resource. */
  immutable?: (keyof Inputs & string)[];
  /** Inputs that are lists without an order. */
  unordered?: (keyof Inputs & string)[];
  /** Inputs that are documents written as JSON. */
  documents?: (keyof Inputs & string)[];
  naming?: Naming;
  /** Has `tags` and `tagsAll`. */
  tagged?: boolean;
  /** There can be one only, so a replacement deletes first. */
  exclusive?: boolean;
  /** Outputs that the cloud gives, unknown in a preview. */
  computed?: string[];
  /** What the cloud assumes for an input that is not there. */
  defaults?: PropertyMap;
  /** Further rules; never asked about values that are not known yet. */
  check?(inputs: Partial<Inputs>): InputFailure[];
  /** Makes it and answers its id. */
  create(context: HandlerContext, inputs: Inputs): Promise<string>;
  /** Waits, after a create or update, until it serves; a failure keeps the resource. */
  settle?(
    context: HandlerContext,
    id: string,
    known: KnownResource<Inputs>,
  ): Promise<void>;
  /** Nothing when it is gone. */
  read(
    context: HandlerContext,
    id: string,
    known: KnownResource<Partial<Inputs>>,
  ): Promise<CloudState | undefined>;
  update?(
    context: HandlerContext,
    id: string,
    change: ResourceChange<Inputs>,
  ): Promise<void>;
  delete(
    context: HandlerContext,
    id: string,
    known: KnownResource<Inputs>,
  ): Promise<void>;
}
