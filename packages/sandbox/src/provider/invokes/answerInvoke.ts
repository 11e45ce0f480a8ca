import { HandlerContext } from '../resources/ResourceHandler';
import { PropertyMap } from '../server/PropertyMap';
import { accountInvokes } from './accountInvokes';

/** Answers one function of the provider. */
export type Invoke = (
  context: HandlerContext,
  args: any,
) => Promise<PropertyMap>;

const invokes: Record<string, Invoke> = { ...accountInvokes };

/** Answers a call such as `aws:index/getRegion:getRegion`. */
export async function answerInvoke(options: {
  token: string;
  args: PropertyMap;
  context: HandlerContext;
}): Promise<PropertyMap> {
  const { token, args, context } = options;
  const invoke = invokes[token];
  if (!invoke) {
    throw new Error(
      `the sandbox's stand-in of the AWS provider does not know the function ${token}`,
    );
  }
  return invoke(context, args);
}
