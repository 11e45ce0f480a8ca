import {
  Struct,
  JavaScriptValue,
} from 'google-protobuf/google/protobuf/struct_pb';
import { PropertyMap } from './PropertyMap';

/** Reads a message's properties; an absent message has none. */
export function fromStruct(struct: Struct | undefined): PropertyMap {
  return struct ? (struct.toJavaScript() as PropertyMap) : {};
}

/** Writes properties as a message. Dates become text, and what is undefined is left out. */
export function toStruct(properties: PropertyMap): Struct {
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>,
  );
}
