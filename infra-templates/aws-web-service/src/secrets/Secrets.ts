import {
  getRandomPasswordOutput,
  Secret,
  SecretVersion,
} from '@pulumi/aws/secretsmanager';
import * as pulumi from '@pulumi/pulumi';
import { logicalName } from '../names';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** What the application must know and nobody should see. */
export class Secrets extends pulumi.ComponentResource {
  readonly jwtSecretArn: pulumi.Output<string>;
  readonly openaiSecretArn: pulumi.Output<string>;

  constructor(settings: Settings, options?: pulumi.ComponentResourceOptions) {
    super('backlot:aws-web-service:Secrets', 'secrets', {}, options);
    const parent = { parent: this };
    const secret = (part: string, description: string) =>
      new Secret(
        logicalName(settings.environmentName, part),
        {
          description,
          // Outside production a name must be free again at once when an environment is made anew.
          recoveryWindowInDays: settings.isProduction ? 30 : 0,
          tags: standardTags(settings, part),
        },
        parent,
      );

    const jwt = secret('jwt', 'Signs the sessions of the application');
    new SecretVersion(
      'jwt',
      {
        secretId: jwt.id,
        secretString: pulumi.secret(
          getRandomPasswordOutput(
            { passwordLength: 64, excludePunctuation: true },
            parent,
          ).randomPassword,
        ),
      },
      // A new random value comes with every run; the first one stays.
      { ...parent, ignoreChanges: ['secretString'] },
    );

    const openai = secret('openai', 'Key of the OpenAI API');
    if (settings.openaiApiKey) {
      new SecretVersion(
        'openai',
        { secretId: openai.id, secretString: settings.openaiApiKey },
        parent,
      );
    }
    this.jwtSecretArn = jwt.arn;
    this.openaiSecretArn = openai.arn;
    this.registerOutputs();
  }
}
