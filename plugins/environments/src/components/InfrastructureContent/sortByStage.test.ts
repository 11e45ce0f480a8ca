import { accountList, anEnvironment } from '../../__testUtils__/fixtures';
import { sortByStage } from './sortByStage';

describe('sortByStage', () => {
  it('follows the configuration, then the name; unknown stages come last', () => {
    const environments = [
      anEnvironment({ name: 'old', stage: 'gone' }),
      anEnvironment({ name: 'b', stage: 'prod' }),
      anEnvironment({ name: 'a', stage: 'prod' }),
      anEnvironment({ name: 'z', stage: 'dev' }),
    ];
    expect(
      sortByStage(environments, accountList.stages).map(({ name }) => name),
    ).toEqual(['z', 'a', 'b', 'old']);
  });
});
