import type { Invoke } from './answerInvoke';

interface RandomPasswordArgs {
  passwordLength?: number;
  excludeCharacters?: string;
  excludeLowercase?: boolean;
  excludeNumbers?: boolean;
  excludePunctuation?: boolean;
  excludeUppercase?: boolean;
  includeSpace?: boolean;
  requireEachIncludedType?: boolean;
}

/** The functions of Secrets Manager. */
export const secretsInvokes: Record<string, Invoke> = {
  'aws:secretsmanager/getRandomPassword:getRandomPassword': async (
    context,
    args: RandomPasswordArgs,
  ) => {
    const secretsManager = await context.client('secretsManager');
    const { RandomPassword } = await secretsManager.getRandomPassword({
      PasswordLength: args.passwordLength,
      ExcludeCharacters: args.excludeCharacters,
      ExcludeLowercase: args.excludeLowercase,
      ExcludeNumbers: args.excludeNumbers,
      ExcludePunctuation: args.excludePunctuation,
      ExcludeUppercase: args.excludeUppercase,
      IncludeSpace: args.includeSpace,
      RequireEachIncludedType: args.requireEachIncludedType,
    });
    return {
      ...args,
      id: context.region,
      region: context.region,
      randomPassword: RandomPassword,
    };
  },
};
