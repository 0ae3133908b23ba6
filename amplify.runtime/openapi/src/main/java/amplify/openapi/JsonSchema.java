package amplify.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a JSON value looks like (JSON Schema 2020-12, as OpenAPI 3.1 takes it). Immutable: methods
 * give back a changed copy. A schema with a {@linkplain #named name} stands once in the document,
 * wherever it is used.
 */
public final class JsonSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String COMPONENTS = "#/components/schemas/";

  private final ObjectNode json;
  private final Map<String, JsonSchema> named;

  private JsonSchema(ObjectNode json, Map<String, JsonSchema> named) {
    this.json = json;
    this.named = Collections.unmodifiableMap(named);
  }

  private static JsonSchema of(ObjectNode json) {
    return new JsonSchema(json, Map.of());
  }

  private static JsonSchema ofType(String type) {
    return of(NODES.objectNode().put("type", type));
  }

  private static JsonSchema ofFormat(String type, String format) {
    return of(NODES.objectNode().put("type", type).put("format", format));
  }

  /** Any value. */
  public static JsonSchema any() {
    return of(NODES.objectNode());
  }

  /** Text. */
  public static JsonSchema text() {
    return ofType("string");
  }

  /** A UUID, as text. */
  public static JsonSchema uuid() {
    return ofFormat("string", "uuid");
  }

  /** A time (RFC 3339), as text. */
  public static JsonSchema time() {
    return ofFormat("string", "date-time");
  }

  /** A URI, as text. */
  public static JsonSchema uri() {
    return ofFormat("string", "uri");
  }

  /** Bytes that are no JSON: a whole body, or the file of a form. */
  public static JsonSchema bytes() {
    return ofFormat("string", "binary");
  }

  /** One of some words. */
  public static JsonSchema words(List<String> words) {
    JsonSchema schema = text();
    words.forEach(schema.json.putArray("enum")::add);
    return schema;
  }

  /** A whole number of 32 bits. */
  public static JsonSchema int32() {
    return ofFormat("integer", "int32");
  }

  /** A whole number of 64 bits. */
  public static JsonSchema int64() {
    return ofFormat("integer", "int64");
  }

  /** A number. */
  public static JsonSchema number() {
    return ofFormat("number", "double");
  }

  /** true or false. */
  public static JsonSchema truth() {
    return ofType("boolean");
  }

  /** A list. */
  public static JsonSchema list(JsonSchema items) {
    return ofType("array").with("items", items);
  }

  /** An object whose members have names that are not known before, and values that are alike. */
  public static JsonSchema map(JsonSchema values) {
    return ofType("object").with("additionalProperties", values);
  }

  /** An object, to which {@linkplain #member members} are added. */
  public static JsonSchema object() {
    return ofType("object");
  }

  /** A value that fits at least one of these. */
  public static JsonSchema anyOf(List<JsonSchema> schemas) {
    return any().with("anyOf", schemas);
  }

  /**
   * A schema that the document has under a name.
   *
   * @param name letters, digits, dots, dashes and underscores, unique in the document
   */
  public static JsonSchema named(String name, JsonSchema schema) {
    var named = new TreeMap<>(schema.named);
    put(named, name, schema);
    return new JsonSchema(reference(name).json, named);
  }

  /** What {@link #named} gives, for use inside of that schema itself. */
  public static JsonSchema reference(String name) {
    return of(NODES.objectNode().put("$ref", COMPONENTS + name));
  }

  /** The same with a member that is always there. */
  public JsonSchema member(String name, JsonSchema schema) {
    JsonSchema more = optionalMember(name, schema);
    more.json.withArray("required").add(name);
    return more;
  }

  /** The same with a member that may be missing. */
  public JsonSchema optionalMember(String name, JsonSchema schema) {
    JsonSchema more = copy(schema.named);
    more.json.withObject("/properties").set(name, schema.json);
    return more;
  }

  /** The same without members that are not named. */
  public JsonSchema closed() {
    JsonSchema changed = copy(Map.of());
    changed.json.put("additionalProperties", false);
    return changed;
  }

  /** The same, told of in a sentence or more, in Markdown. */
  public JsonSchema described(String description) {
    return description.isEmpty() ? this : with("description", NODES.textNode(description));
  }

  /** The same for values that may be null. */
  public JsonSchema orNull() {
    JsonNode type = json.path("type");
    if (type.isArray()) {
      return this;
    }
    if (!type.isTextual()) {
      return anyOf(List.of(this, ofType("null")));
    }
    JsonSchema changed = copy(Map.of());
    changed.json.putArray("type").add(type).add("null");
    if (json.has("enum")) {
      changed.json.withArray("enum").addNull();
    }
    return changed;
  }

  /** The same with a keyword whose value is no schema, such as {@code minimum}. */
  public JsonSchema with(String keyword, JsonNode value) {
    JsonSchema changed = copy(Map.of());
    changed.json.set(keyword, value);
    return changed;
  }

  /** The same with a keyword whose value is a schema. */
  public JsonSchema with(String keyword, JsonSchema value) {
    JsonSchema changed = copy(value.named);
    changed.json.set(keyword, value.json);
    return changed;
  }

  /** The same with a keyword whose value is a list of schemas. */
  public JsonSchema with(String keyword, List<JsonSchema> values) {
    JsonSchema changed = this;
    ArrayNode list = NODES.arrayNode();
    for (JsonSchema value : values) {
      changed = changed.copy(value.named);
      list.add(value.json);
    }
    return changed.with(keyword, list);
  }

  private JsonSchema copy(Map<String, JsonSchema> more) {
    var all = new TreeMap<>(named);
    more.forEach((name, schema) -> put(all, name, schema));
    return new JsonSchema(json.deepCopy(), all);
  }

  /**
   * Adds a named schema to others.
   *
   * @throws IllegalArgumentException if there is another one of that name
   */
  static void put(Map<String, JsonSchema> named, String name, JsonSchema schema) {
    JsonSchema other = named.putIfAbsent(name, schema);
    if (other != null && !other.json.equals(schema.json)) {
      throw new IllegalArgumentException(
          "Two schemas have the name '%s': %s and %s; expected different names"
              .formatted(name, other.json, schema.json));
    }
  }

  /** The JSON form. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The schemas with names that it uses, however deep. */
  Map<String, JsonSchema> named() {
    return named;
  }
}
