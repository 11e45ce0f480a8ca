import { Progress } from '../console/Progress';
import { Supervisor } from './Supervisor';

describe('Supervisor', () => {
  const lines: string[] = [];
  const progress = new Progress(text => lines.push(text));

  function supervise(...names: string[]) {
    const stopped: string[] = [];
    const supervisor = new Supervisor(progress);
    for (const name of names) {
      supervisor.add(name, async () => {
        stopped.push(name);
        if (name === 'stubborn') {
          throw new Error('no');
        }
      });
    }
    return { supervisor, stopped };
  }

  it('ends the parts last started first, over the failure of one', async () => {
    const { supervisor, stopped } = supervise('database', 'stubborn', 'portal');
    supervisor.requestStop();
    await supervisor.waitForEnd();
    await supervisor.stop();

    expect(stopped).toEqual(['portal', 'stubborn', 'database']);
    expect(supervisor.stopRequested).toBe(true);
    expect(lines.join('')).toContain('could not be stopped: no');
  });

  it('names a part that ended by itself, with the end of its log', async () => {
    const { supervisor } = supervise('portal');
    const waiting = supervisor.race(new Promise(() => {}));
    supervisor.reportEnd('The portal', 'starting\nout of memory');

    await expect(waiting).rejects.toThrow('The portal ended by itself');
    await expect(supervisor.waitForEnd()).rejects.toThrow('out of memory');
    expect(supervisor.stopRequested).toBe(false);
  });

  it('ends a part that comes too late, and takes no ending for a failure then', async () => {
    const { supervisor, stopped } = supervise();
    await supervisor.stop();
    await supervisor.add('late', async () => {
      stopped.push('late');
    });
    supervisor.reportEnd('late', '');

    expect(stopped).toEqual(['late']);
    expect(supervisor.signal.aborted).toBe(false);
  });
});
