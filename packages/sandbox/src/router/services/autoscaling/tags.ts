import { ServedServiceError } from '../ServedService';
import { AutoscalingState, Handler } from './AutoscalingState';

/** The tags of a target. */
export const listTagsForResource: Handler<'ListTagsForResource'> = (
  input,
  { state },
) => ({ Tags: tagsOf(state, input.ResourceARN) });

/** Adds tags to a target. */
export const tagResource: Handler<'TagResource'> = (input, { state }) => {
  Object.assign(tagsOf(state, input.ResourceARN), input.Tags);
  return {};
};

/** Takes tags off a target. */
export const untagResource: Handler<'UntagResource'> = (input, { state }) => {
  const tags = tagsOf(state, input.ResourceARN);
  for (const key of input.TagKeys) {
    delete tags[key];
  }
  return {};
};

function tagsOf(state: AutoscalingState, arn: string): Record<string, string> {
  const tags = state.tags[arn];
  if (!tags) {
    throw new ServedServiceError(
      'ResourceNotFoundException',
      `No scalable target has the ARN ${arn}`,
    );
  }
  return tags;
}
