import type { ImageTagMutability } from '@aws-sdk/client-ecr';
import { applyTags } from '../../aws/applyTags';
import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';

interface RepositoryInputs extends TaggedInputs {
  name: string;
  imageTagMutability?: ImageTagMutability;
  imageTagMutabilityExclusionFilters?: {
    filter: string;
    filterType: 'WILDCARD';
  }[];
  imageScanningConfiguration?: { scanOnPush: boolean };
  encryptionConfigurations?: {
    encryptionType?: 'AES256' | 'KMS';
    kmsKey?: string;
  }[];
  forceDelete?: boolean;
}

export const repositoryHandler = defineHandler<RepositoryInputs>({
  type: 'aws:ecr/repository:Repository',
  label: 'ECR Repository',
  tagged: true,
  naming: { property: 'name', maximumLength: 256, lowerCase: true },
  immutable: ['name', 'encryptionConfigurations'],
  computed: ['arn', 'registryId', 'repositoryUrl'],
  defaults: {
    imageTagMutability: 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: false },
    encryptionConfigurations: [{ encryptionType: 'AES256' }],
  },
  check: ({ name }) =>
    name !== undefined &&
    !/^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/.test(
      name,
    )
      ? [
          {
            property: 'name',
            reason: `invalid repository name (lowercase letters, digits and . _ - / only): ${JSON.stringify(
              name,
            )}`,
          },
        ]
      : [],
  async create(context, inputs) {
    const ecr = await context.client('ecr');
    const encryption = inputs.encryptionConfigurations?.[0];
    await ecr.createRepository({
      repositoryName: inputs.name,
      imageTagMutability: inputs.imageTagMutability,
      imageTagMutabilityExclusionFilters:
        inputs.imageTagMutabilityExclusionFilters,
      imageScanningConfiguration: inputs.imageScanningConfiguration,
      encryptionConfiguration: encryption && {
        encryptionType: encryption.encryptionType ?? 'AES256',
        kmsKey: encryption.kmsKey,
      },
      tags: toTagList(inputs.tagsAll),
    });
    return inputs.name;
  },
  async read(context, id) {
    const ecr = await context.client('ecr');
    const { repositories: [repository] = [] } = await ecr.describeRepositories({
      repositoryNames: [id],
    });
    if (!repository) {
      return undefined;
    }
    const { tags } = await ecr.listTagsForResource({
      resourceArn: repository.repositoryArn,
    });
    return {
      inputs: {
        name: repository.repositoryName,
        imageTagMutability: repository.imageTagMutability,
        imageTagMutabilityExclusionFilters:
          repository.imageTagMutabilityExclusionFilters,
        imageScanningConfiguration: repository.imageScanningConfiguration,
        encryptionConfigurations: repository.encryptionConfiguration && [
          repository.encryptionConfiguration,
        ],
        tagsAll: fromTagList(tags),
      },
      outputs: {
        arn: repository.repositoryArn,
        registryId: repository.registryId,
        repositoryUrl: repository.repositoryUri,
      },
    };
  },
  async update(context, id, change) {
    const ecr = await context.client('ecr');
    const { inputs } = change;
    if (
      change.changed('imageTagMutability', 'imageTagMutabilityExclusionFilters')
    ) {
      await ecr.putImageTagMutability({
        repositoryName: id,
        imageTagMutability: inputs.imageTagMutability ?? 'MUTABLE',
        imageTagMutabilityExclusionFilters:
          inputs.imageTagMutabilityExclusionFilters,
      });
    }
    if (change.changed('imageScanningConfiguration')) {
      await ecr.putImageScanningConfiguration({
        repositoryName: id,
        imageScanningConfiguration: inputs.imageScanningConfiguration ?? {
          scanOnPush: false,
        },
      });
    }
    const resourceArn = String(change.outputs.arn);
    await applyTags(change, {
      set: tags => ecr.tagResource({ resourceArn, tags: toTagList(tags) }),
      remove: tagKeys => ecr.untagResource({ resourceArn, tagKeys }),
    });
  },
  async delete(context, id, { inputs }) {
    const ecr = await context.client('ecr');
    await ecr.deleteRepository({
      repositoryName: id,
      force: inputs.forceDelete,
    });
  },
});
