import {
  getRandomPasswordOutput,
  Secret,
  SecretVersion,
} from '@pulumi/aws/secretsmanager';
import * as pulumi from '@pulumi/pulumi';
import { logicalName } from '../names';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** A secret that has a value. */
export interface StoredSecret {
  arn: pulumi.Output<string>;
  /** How a container definition refers to its value. */
  reference: pulumi.Output<string>;
}

/** What the application must know and nobody should see. */
export class Secrets extends pulumi.ComponentResource {
  readonly jwtSecretArn: pulumi.Output<string>;
  readonly jwt: StoredSecret;
  /** Undefined when no key was given: ECS starts no task whose secret has no value. */
  readonly openai?: StoredSecret;

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
    const jwtVersion = new SecretVersion(
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
    this.jwtSecretArn = jwt.arn;
    this.jwt = { arn: jwt.arn, reference: reference(jwtVersion) };

    if (settings.openaiApiKey) {
      const openai = secret('openai', 'Key of the OpenAI API');
      const openaiVersion = new SecretVersion(
        'openai',
        { secretId: openai.id, secretString: settings.openaiApiKey },
        parent,
      );
      this.openai = { arn: openai.arn, reference: reference(openaiVersion) };
    }
    this.registerOutputs();
  }
}

/** Names the version, so that a changed secret is a changed task and reaches the application. */
function reference(version: SecretVersion): pulumi.Output<string> {
  return pulumi.interpolate`${version.arn}:::${version.versionId}`;
}
