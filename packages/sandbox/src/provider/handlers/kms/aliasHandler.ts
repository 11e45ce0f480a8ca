import { defineHandler } from '../../resources/defineHandler';

interface AliasInputs {
  name: string;
  namePrefix?: string;
  targetKeyId: string;
}

export const aliasHandler = defineHandler<AliasInputs>({
  type: 'aws:kms/alias:Alias',
  label: 'KMS Alias',
  naming: {
    property: 'name',
    prefix: 'namePrefix',
    begins: 'alias/',
    maximumLength: 256,
  },
  required: ['targetKeyId'],
  immutable: ['name', 'namePrefix'],
  computed: ['arn', 'targetKeyArn'],
  check: ({ name }) =>
    name !== undefined && !/^alias\/[\w/-]+$/.test(name)
      ? [
          {
            property: 'name',
            reason: `"name" must begin with 'alias/' and be comprised of only [a-zA-Z0-9/_-]`,
          },
        ]
      : [],
  async create(context, inputs) {
    const kms = await context.client('kms');
    await kms.createAlias({
      AliasName: inputs.name,
      TargetKeyId: inputs.targetKeyId,
    });
    return inputs.name;
  },
  async read(context, id, { inputs }) {
    const kms = await context.client('kms');
    let marker: string | undefined;
    do {
      const page = await kms.listAliases({ Marker: marker });
      const alias = page.Aliases?.find(({ AliasName }) => AliasName === id);
      if (alias) {
        const keyArn = alias.AliasArn?.replace(
          /:alias\/.*$/,
          `:key/${alias.TargetKeyId}`,
        );
        return {
          inputs: {
            name: id,
            // The key may be given by its ARN.
            targetKeyId:
              inputs.targetKeyId === keyArn ? keyArn : alias.TargetKeyId,
          },
          outputs: { arn: alias.AliasArn, targetKeyArn: keyArn },
        };
      }
      marker = page.Truncated ? page.NextMarker : undefined;
    } while (marker);
    return undefined;
  },
  async update(context, id, { inputs }) {
    const kms = await context.client('kms');
    await kms.updateAlias({ AliasName: id, TargetKeyId: inputs.targetKeyId });
  },
  async delete(context, id) {
    const kms = await context.client('kms');
    await kms.deleteAlias({ AliasName: id });
  },
});
