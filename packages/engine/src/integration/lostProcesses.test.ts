import { spawn } from 'child_process';
import { once } from 'events';
import { readdir, readFile, readlink, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import {
  findOperationProcesses,
  killOperationProcesses,
  sessionProcesses,
} from '../processes/operationProcesses';
import { EngineTestBed, untilNoProcess } from './EngineTestBed';

jest.setTimeout(120_000);

const SLOW_THINGS = `
  for (let index = 0; index < 4; index += 1) {
    new Thing('thing-' + index, { delay: 4000 });
  }
`;

describe('processes that are lost', () => {
  let bed: EngineTestBed;

  beforeAll(async () => {
    bed = await EngineTestBed.create();
  });

  afterAll(async () => {
    await bed.remove();
  });

  it('ends everything when the runner is killed', async () => {
    const operation = await bed.start(SLOW_THINGS, { stack: 'runner' });
    const processId = await operation.processId;
    await operation.until(event => event.type === 'resource-started');
    expect((await sessionProcesses(processId)).length).toBeGreaterThan(2);
    process.kill(processId, 'SIGKILL');
    expect(await operation.result).toMatchObject({
      outcome: 'interrupted',
      problem: { code: 'runner-lost' },
    });
    expect(operation.events.at(-1)).toMatchObject({
      type: 'finished',
      outcome: 'interrupted',
    });
    await untilNoProcess(operation.operationId);
  });

  it('ends everything when the engine is killed', async () => {
    const operation = await bed.start(SLOW_THINGS, { stack: 'engine' });
    const processId = await operation.processId;
    await operation.until(event => event.type === 'resource-started');
    process.kill(await engineOf(processId), 'SIGKILL');
    const result = await operation.result;
    expect(result).toMatchObject({
      outcome: 'interrupted',
      problem: { code: 'engine-lost' },
    });
    expect(result.state?.pendingCreates.length).toBeGreaterThan(0);
    expect(await bed.locks('engine')).toHaveLength(1);
    await untilNoProcess(operation.operationId);
  });

  it('finds and ends the processes of an operation from outside', async () => {
    const operation = await bed.start(SLOW_THINGS, { stack: 'outside' });
    const processId = await operation.processId;
    await operation.until(event => event.type === 'resource-started');
    const found = await findOperationProcesses(operation.operationId);
    expect(found).toContain(processId);
    expect(found.length).toBeGreaterThan(2);
    const killed = await killOperationProcesses(processId);
    expect(killed).toEqual(expect.arrayContaining(found));
    expect((await operation.result).outcome).toBe('interrupted');
    await untilNoProcess(operation.operationId);
  });

  it('cancels itself in good order when its parent dies', async () => {
    const request = await bed.request(
      `for (let index = 0; index < 6; index += 1) {
         new Thing('thing-' + index, { delay: 1500 });
       }`,
      { stack: 'orphan', parallel: 2 },
    );
    const script = join(bed.directory, 'parent.ts');
    await writeFile(
      script,
      `
        import { runOperation } from ${JSON.stringify(
          resolve(__dirname, '../runOperation'),
        )};
        runOperation(${JSON.stringify(request)}, {
          onEvent: event => console.log(event.type),
        });
      `,
    );
    const parent = spawn(
      process.execPath,
      [
        '-r',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        script,
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        cwd: resolve(__dirname, '../..'),
      },
    );
    await new Promise<void>(started => {
      parent.stdout.on('data', chunk => {
        if (String(chunk).includes('resource-started')) {
          started();
        }
      });
    });
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await untilNoProcess(request.operationId);
    expect(await bed.locks('orphan')).toEqual([]);
    const state = JSON.parse(
      await readFile(
        join(bed.statePath, '.pulumi/stacks/test-template/orphan.json'),
        'utf8',
      ),
    );
    expect(state.checkpoint.latest.pending_operations ?? []).toEqual([]);
    const left = (await readdir(tmpdir())).filter(name =>
      name.includes(request.operationId),
    );
    expect(left).toEqual([]);
  });
});

async function engineOf(sessionId: number): Promise<number> {
  const engine = resolve(process.env.BACKLOT_TEST_PULUMI!);
  for (const processId of await sessionProcesses(sessionId)) {
    if ((await readlink(`/proc/${processId}/exe`)) === engine) {
      return processId;
    }
  }
  throw new Error('The engine does not run');
}
