import { HandlerContext } from '../resources/ResourceHandler';
import { PropertyMap } from '../server/PropertyMap';
import { accountInvokes } from './accountInvokes';
import { getPolicyDocument } from './getPolicyDocument';
import { networkInvokes } from './networkInvokes';
import { secretsInvokes } from './secretsInvokes';

/** Answers one function of the provider. */
export type Invoke = (
  context: HandlerContext,
  args: any,
) => Promise<PropertyMap>;

const invokes: Record<string, Invoke> = {
  ...accountInvokes,
  ...networkInvokes,
  ...secretsInvokes,
  'aws:iam/getPolicyDocument:getPolicyDocument': getPolicyDocument,
};

/** Answers a call such as `aws:index/getRegion:getRegion`. */
export async function answerInvoke(options: {
  token: string;
  args: PropertyMap;
  context: HandlerContext;
}): Promise<PropertyMap> {
  const { token, args, context } = options;
  const invoke = Object.hasOwn(invokes, token) ? invokes[token] : undefined;
  if (!invoke) {
    throw new Error(
      `the sandbox's stand-in of the AWS provider does not know the function ${token}`,
    );
  }
  return invoke(context, args);
}
