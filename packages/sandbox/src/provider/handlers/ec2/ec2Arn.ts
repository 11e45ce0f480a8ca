import { HandlerContext } from '../../resources/ResourceHandler';

/** The ARN of something in EC2, such as `vpc/vpc-1`. */
export async function ec2Arn(
  context: HandlerContext,
  resource: string,
): Promise<string> {
  return `arn:aws:ec2:${
    context.region
  }:${await context.accountId()}:${resource}`;
}
