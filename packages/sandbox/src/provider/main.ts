import { Server, ServerCredentials } from '@grpc/grpc-js';
import { ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import { AwsProvider } from './AwsProvider';
import { exitWithParent } from './server/exitWithParent';
import { ProviderServer } from './server/ProviderServer';

const unlimited = { 'grpc.max_receive_message_length': -1 };

/** Serves on a free port and tells the engine which. */
function main(): void {
  exitWithParent();
  const server = new Server(unlimited);
  const provider = new ProviderServer(new AwsProvider(process.env));
  server.addService(ResourceProviderService, provider.implementation());
  server.bindAsync(
    '127.0.0.1:0',
    ServerCredentials.createInsecure(),
    (error, port) => {
      if (error) {
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
      }
      process.stdout.write(`${port}\n`);
    },
  );
}

main();
