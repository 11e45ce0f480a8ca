import { Environment, Stage } from '@backlot/plugin-environments-common';

/** Puts environments in the order of the stages in the configuration, and by name within a stage. */
export function sortByStage(
  environments: Environment[],
  stages: Stage[],
): Environment[] {
  const places = new Map(stages.map(({ name }, index) => [name, index]));
  const placeOf = ({ stage }: Environment) =>
    places.get(stage) ?? stages.length;
  return [...environments].sort(
    (left, right) =>
      placeOf(left) - placeOf(right) || left.name.localeCompare(right.name),
  );
}
