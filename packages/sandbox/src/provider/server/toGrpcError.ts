import { Metadata, ServiceError, status } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { ErrorResourceInitFailed } from '@pulumi/pulumi/proto/provider_pb';
import { Status } from '@pulumi/pulumi/proto/status_pb';
import { ResourceInitError } from '../resources/ResourceInitError';
import { toStruct } from './structs';

/** An error as gRPC carries it; a resource that was made all the same goes along. */
export function toGrpcError(error: Error): Partial<ServiceError> {
  const metadata = new Metadata();
  if (error instanceof ResourceInitError) {
    const failure = new ErrorResourceInitFailed()
      .setId(error.id)
      .setInputs(toStruct(error.inputs))
      .setProperties(toStruct(error.properties))
      .setReasonsList([error.message]);
    const detail = new Any();
    detail.pack(failure.serializeBinary(), 'pulumirpc.ErrorResourceInitFailed');
    const answer = new Status()
      .setCode(status.UNKNOWN)
      .setMessage(error.message)
      .addDetails(detail);
    metadata.add(
      'grpc-status-details-bin',
      Buffer.from(answer!.serializeBinary()),
    );
  }
  return { code: status.UNKNOWN, details: error.message, metadata };
}
