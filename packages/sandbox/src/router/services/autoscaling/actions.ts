import { ServedServiceError } from '../ServedService';
import { Handler } from './AutoscalingState';
import { selectPage } from './selectPage';
import { findTarget, hasSameSubject, newArn, notFound } from './subjects';

/** Makes a scheduled action, or changes what is given of the one with this name. */
export const putScheduledAction: Handler<'PutScheduledAction'> = (
  input,
  { state, scope },
) => {
  findTarget(state, input, 'registered');
  const known = state.actions.find(
    it =>
      hasSameSubject(it, input) &&
      it.ScheduledActionName === input.ScheduledActionName,
  );
  if (!known && !input.Schedule) {
    throw new ServedServiceError(
      'ValidationException',
      'A new scheduled action needs a Schedule',
    );
  }
  const ScheduledActionARN =
    known?.ScheduledActionARN ??
    newArn({
      kind: 'scheduledAction',
      name: `scheduledActionName/${input.ScheduledActionName}`,
      subject: input,
      scope,
    });
  state.actions = [
    ...state.actions.filter(it => it !== known),
    { CreationTime: Date.now() / 1000, ...known, ...input, ScheduledActionARN },
  ];
  return {};
};

/** Lists the scheduled actions of a namespace. */
export const describeScheduledActions: Handler<'DescribeScheduledActions'> = (
  input,
  { state },
) =>
  selectPage({
    items: state.actions,
    key: 'ScheduledActions',
    filter: input,
    include: it =>
      input.ScheduledActionNames?.includes(it.ScheduledActionName) ?? true,
  });

/** Deletes a scheduled action. */
export const deleteScheduledAction: Handler<'DeleteScheduledAction'> = (
  input,
  { state },
) => {
  const left = state.actions.filter(
    it =>
      !hasSameSubject(it, input) ||
      it.ScheduledActionName !== input.ScheduledActionName,
  );
  if (left.length === state.actions.length) {
    throw notFound('scheduled action found', input);
  }
  state.actions = left;
  return {};
};
