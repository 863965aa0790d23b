using System.Text.Json;
using System.Text.Json.Nodes;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Fields;

/// <summary>Values of one conversation, inside a unit: the JSON in its row and the rows that filters read, together.</summary>
internal static class FieldValues
{
    private static readonly JsonSerializerOptions Stored = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sets values by key; a null or empty one takes the value away.</summary>
    /// <exception cref="InvalidRefusal">A value does not fit; every wrong field is named.</exception>
    internal static void Set(Unit unit, ConversationRow row, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (values.Count == 0) return;
        var fields = FieldBook.Load(unit);
        var stored = Read(unit, row.Id);
        var errors = new List<FieldError>();
        var changed = new List<Guid>();
        // Parents first, so that a child is checked against what its parent becomes.
        foreach (var (key, value) in values.OrderBy(v => fields.FirstOrDefault(f => f.Key == v.Key)?.Parent is null ? 0 : 1))
        {
            var field = fields.FirstOrDefault(f => f.Key == key);
            if (Problem(field, key, value, row, stored) is { } problem)
            {
                errors.Add(problem);
                continue;
            }

            if (Same(stored[key], value)) continue;
            changed.Add(field!.Id);
            if (FieldRules.IsEmpty(value)) stored.Remove(key);
            else stored[key] = JsonNode.Parse(value.GetRawText());
            Index(unit, row.Id, field, value);
        }

        foreach (var orphan in Orphans(fields, stored)) errors.Add(new FieldError("fields." + orphan.Key, "notChoice", "This does not go with the other choice any more."));
        if (errors.Count > 0) throw new InvalidRefusal(errors);
        if (changed.Count == 0) return;
        // Values of fields that were deleted go with the first change after it.
        foreach (var gone in stored.Select(v => v.Key).Where(k => fields.All(f => f.Key != k)).ToList()) stored.Remove(gone);
        unit.Execute($"""
            update conversations_conversations set fields = {stored.ToJsonString(Stored)}, version = version + 1, updated_at = {unit.Now}
            where workspace = {unit.Workspace} and id = {row.Id}
            """);
        ThreadWriter.Activity(unit, row.Id, "fieldsChanged", new { fields = changed, by = unit.Actor.Id });
    }

    /// <summary>A person resolves only what has its demanded fields; Heed's own doing is never held up by them.</summary>
    /// <exception cref="ConflictRefusal"><c>fieldsRequired</c>, with the keys.</exception>
    internal static void RequireForResolve(Unit unit, ConversationRow row)
    {
        if (unit.Actor.Kind is not (ActorKind.Person or ActorKind.ApiKey)) return;
        var demanded = FieldBook.Load(unit).Where(f => f.Required != FieldDemand.Never && IsFor(f, row.Inbox)).ToList();
        if (demanded.Count == 0) return;
        var stored = Read(unit, row.Id);
        var missing = demanded.Where(f => stored[f.Key] is null && IsReachable(f, stored)).Select(f => f.Key).ToList();
        if (missing.Count > 0) throw new ConflictRefusal("fieldsRequired", "Some fields must be filled in before it can be resolved.", new Dictionary<string, object?> { ["fields"] = missing });
    }

    /// <summary>Whether conversations of the inbox have the field.</summary>
    internal static bool IsFor(ConversationField field, Guid inbox) => field.InboxIds.Length == 0 || IdList.Read(field.InboxIds).Contains(inbox);

    private static JsonObject Read(Unit unit, Guid conversation) =>
        JsonNode.Parse(unit.First($"select fields from conversations_conversations where workspace = {unit.Workspace} and id = {conversation}", r => r.Text(0)) ?? "{}")!.AsObject();

    private static FieldError? Problem(ConversationField? field, string key, JsonElement value, ConversationRow row, JsonObject stored)
    {
        var name = "fields." + key;
        if (field is null) return new FieldError(name, "unknownField", "There is no such field.");
        if (!IsFor(field, row.Inbox)) return new FieldError(name, "notHere", "Conversations of this inbox do not have this field.");
        if (!FieldRules.IsEmpty(value)) return FieldRules.Wrong(field, value, ParentOf(field, stored));
        return field.Required == FieldDemand.Always && stored[key] is not null ? new FieldError(name, "required", "This must be filled in.") : null;
    }

    private static string? ParentOf(ConversationField field, JsonObject stored) =>
        field.Parent is { } parent && stored[parent] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Choices that their changed parent no longer offers.</summary>
    private static IEnumerable<ConversationField> Orphans(IReadOnlyList<ConversationField> fields, JsonObject stored) => fields.Where(f =>
        f.Parent is not null && stored[f.Key] is { } value && FieldRules.Wrong(f, JsonSerializer.SerializeToElement(value), ParentOf(f, stored)) is not null);

    /// <summary>A dependent choice without anything to choose is not demanded.</summary>
    private static bool IsReachable(ConversationField field, JsonObject stored) =>
        field.Parent is null || field.ChoiceList().Any(c => c.Under is null || (ParentOf(field, stored) is { } parent && c.Under.Contains(parent)));

    private static bool Same(JsonNode? known, JsonElement value) =>
        FieldRules.IsEmpty(value) ? known is null : known is not null && JsonElement.DeepEquals(JsonSerializer.SerializeToElement(known), value);

    private static void Index(Unit unit, Guid conversation, ConversationField field, JsonElement value)
    {
        unit.Execute($"delete from conversations_field_values where workspace = {unit.Workspace} and conversation = {conversation} and field = {field.Id}");
        if (FieldRules.IsEmpty(value)) return;
        foreach (var (text, number) in FieldRules.Rows(field, value))
        {
            unit.Execute($"insert into conversations_field_values (workspace, conversation, field, value, number) values ({unit.Workspace}, {conversation}, {field.Id}, {text}, {number})");
        }
    }
}
