import { ResourceHandler } from '../../resources/ResourceHandler';
import { roleHandler } from './roleHandler';
import { rolePolicyHandler } from './rolePolicyHandler';
import { rolePolicyAttachmentHandler } from './rolePolicyAttachmentHandler';

export const iamHandlers: ResourceHandler[] = [
  roleHandler,
  rolePolicyHandler,
  rolePolicyAttachmentHandler,
];
