import { existsSync, readFileSync } from 'fs';
import getPort from 'get-port';
import { join } from 'path';
import { DEFAULT_PORTS } from '../services/defaultPorts';
import { Workspace } from '../workspace/Workspace';
import { CHROMIUM_REMEDY, findChromium } from './findChromium';
import { findExecutable, readVersion } from './findExecutable';
import { Finding } from './Finding';

/** Looks at everything `start` and `test` need; changes nothing. */
export async function inspectMachine(workspace: Workspace): Promise<Finding[]> {
  return [
    {
      what: 'Node',
      state: 'found',
      version: process.versions.node,
      source: process.execPath,
    },
    {
      what: 'Yarn',
      state: 'found',
      version: /yarn-([\d.]+)\.cjs/.exec(workspace.yarnPath)?.[1],
      source: workspace.yarnPath,
    },
    inspectDependencies(workspace),
    inspectEngine(workspace),
    inspectGo(workspace),
    inspectPython(),
    inspectEmulator(workspace),
    inspectPostgres(workspace),
    inspectChromium(),
    ...(await inspectPorts()),
  ];
}

function inspectDependencies({ root }: Workspace): Finding {
  const installed = join(root, '.backlot/installed-yarn.lock');
  const current =
    existsSync(installed) &&
    readFileSync(installed, 'utf8') ===
      readFileSync(join(root, 'yarn.lock'), 'utf8');
  return {
    what: 'dependencies',
    state: current ? 'found' : 'missing',
    source: join(root, 'node_modules'),
    remedy: current ? undefined : 'any ./backlot command installs them',
  };
}

function inspectEngine({ cacheDirectory }: Workspace): Finding {
  const cached = join(cacheDirectory, 'engine/pulumi');
  const path = [process.env.PULUMI, findExecutable('pulumi'), cached].find(
    it => it && existsSync(it),
  );
  return path
    ? {
        what: 'engine',
        state: 'found',
        version: readVersion(path, 'version'),
        source: path,
      }
    : {
        what: 'engine',
        state: 'will be fetched',
        source: 'Pulumi release, or built with Go (about 4 to 7 minutes)',
      };
}

function inspectGo(workspace: Workspace): Finding {
  const path = findExecutable('go');
  return path
    ? {
        what: 'Go',
        state: 'found',
        version: readVersion(path, 'version'),
        source: path,
      }
    : {
        what: 'Go',
        state: 'missing',
        remedy: `needed only to build the engine where no Pulumi release can be fetched; install Go 1.24 or later, or put pulumi on PATH (cache: ${workspace.cacheDirectory})`,
      };
}

function inspectPython(): Finding {
  const path = findExecutable('python3');
  const version = path && readVersion(path);
  const [major, minor] = (version ?? '0.0').split('.').map(Number);
  return major === 3 && minor >= 10
    ? { what: 'Python', state: 'found', version, source: path }
    : {
        what: 'Python',
        state: 'missing',
        version,
        source: path,
        remedy:
          'the simulated AWS account needs Python 3.10 or later with venv; install python3 and python3-venv',
      };
}

function inspectEmulator({ cacheDirectory }: Workspace): Finding {
  const path = join(cacheDirectory, 'emulator/venv/bin/ministack');
  return existsSync(path)
    ? { what: 'emulator', state: 'found', source: path }
    : {
        what: 'emulator',
        state: 'will be fetched',
        source: 'ministack from PyPI',
      };
}

function inspectPostgres({ root }: Workspace): Finding {
  const manifest = join(root, 'node_modules/embedded-postgres/package.json');
  return existsSync(manifest)
    ? {
        what: 'PostgreSQL',
        state: 'found',
        version: JSON.parse(readFileSync(manifest, 'utf8')).version,
        source: 'embedded-postgres',
      }
    : {
        what: 'PostgreSQL',
        state: 'will be fetched',
        source: 'embedded-postgres from npm',
      };
}

function inspectChromium(): Finding {
  const path = findChromium();
  return path
    ? {
        what: 'Chromium',
        state: 'found',
        version: readVersion(path),
        source: path,
      }
    : {
        what: 'Chromium',
        state: 'missing',
        remedy: `needed only by ./backlot test: ${CHROMIUM_REMEDY}`,
      };
}

async function inspectPorts(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [part, port] of Object.entries(DEFAULT_PORTS)) {
    const free = (await getPort({ port, host: '127.0.0.1' })) === port;
    findings.push({
      what: `port ${port}`,
      state: 'found',
      source: `for the ${part}`,
      remedy: free
        ? undefined
        : 'taken (perhaps by Backlot itself); start moves it',
    });
  }
  return findings;
}
