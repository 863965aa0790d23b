using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heed.Modules.Tests.Trust;

/// <summary>
/// What a client holds: everything it has read once, changed by nothing but frames. It knows no rules, only upsert,
/// remove, enter, leave and reset.
/// </summary>
internal sealed class ClientState(Api api)
{
    private static readonly (string Kind, string Path)[] Lists =
    [
        ("label", "labels"), ("status", "statuses"), ("inbox", "inboxes"), ("calendar", "calendars"), ("brand", "brands"), ("team", "teams"), ("role", "roles"),
        ("tag", "tags"), ("attribute", "attributes"), ("company", "companies"), ("customer", "customers"), ("conversation", "conversations?tier=all"),
    ];

    /// <summary>
    /// Members that change without an event of the entity, or are links made anew. A message's author is its id; the name
    /// beside it is the one at the time of reading.
    /// </summary>
    private static readonly string[] Unstable = ["url", "lastSeenAt", "presence", "lastUsedAt", "authorName"];
    private readonly Dictionary<string, Dictionary<Guid, JsonElement>> _state = [];

    /// <summary>Kinds whose list this caller may not read; frames of them would be a leak.</summary>
    public HashSet<string> Refused { get; } = [];

    public List<string> Leaks { get; } = [];

    public async Task ReadAsync()
    {
        _state.Clear();
        Refused.Clear();
        foreach (var (kind, path) in Lists) await ReadListAsync(kind, path);
        foreach (var conversation in Of("conversation").Keys.ToList()) await ReadThreadAsync(conversation);
    }

    public async Task ApplyAsync(JsonElement frame)
    {
        var type = frame.GetProperty("type").GetString();
        if (type == "reset") await ReadAsync();
        if (type is not ("change" or "enter" or "leave")) return;
        var kind = frame.GetProperty("kind").GetString()!;
        var id = frame.GetProperty("id").GetGuid();
        if (Refused.Contains(kind)) Leaks.Add(kind);
        if (kind is not ("message" or "outgoing") && Lists.All(l => l.Kind != kind)) return;
        var data = frame.GetProperty("data");
        if (type == "leave" || data.ValueKind == JsonValueKind.Null) Remove(kind, id);
        else Of(kind)[id] = data;
        if (type == "enter" && kind == "conversation") await ReadThreadAsync(id);
    }

    /// <summary>Differences to another state; empty when they are the same.</summary>
    public IEnumerable<string> DifferencesTo(ClientState fresh)
    {
        foreach (var kind in _state.Keys.Union(fresh._state.Keys))
        {
            foreach (var id in Of(kind).Keys.Union(fresh.Of(kind).Keys))
            {
                var (mine, theirs) = (Plain(Of(kind).GetValueOrDefault(id)), Plain(fresh.Of(kind).GetValueOrDefault(id)));
                if (mine != theirs) yield return $"{kind} {id}\n  frames: {mine}\n  fresh:  {theirs}";
            }
        }
    }

    private Dictionary<Guid, JsonElement> Of(string kind)
    {
        if (!_state.TryGetValue(kind, out var rows)) _state[kind] = rows = [];
        return rows;
    }

    private void Remove(string kind, Guid id)
    {
        Of(kind).Remove(id);
        if (kind != "conversation") return;
        foreach (var rows in new[] { Of("message"), Of("outgoing") })
        {
            foreach (var gone in rows.Where(m => m.Value.GetProperty("conversationId").GetGuid() == id).Select(m => m.Key).ToList()) rows.Remove(gone);
        }
    }

    private async Task ReadListAsync(string kind, string path)
    {
        string? next = null;
        do
        {
            var page = await api.GetAsync(path + (path.Contains('?') ? "&" : "?") + "limit=200" + (next is null ? "" : "&after=" + next));
            if (page.Status == 403)
            {
                Refused.Add(kind);
                return;
            }

            foreach (var item in page.Expect(200).Items) Of(kind)[item.GetProperty("id").GetGuid()] = item;
            next = page["next"].GetString();
        }
        while (next is not null);
    }

    private async Task ReadThreadAsync(Guid conversation)
    {
        var page = await api.GetAsync($"conversations/{conversation}/messages?limit=200");
        // Access may have ended again since: the leave frame is on its way.
        if (page.Status == 404) return;
        foreach (var message in page.Expect(200).Items) Of("message")[message.GetProperty("id").GetGuid()] = message;
        var waiting = await api.GetAsync($"conversations/{conversation}/outgoing");
        if (waiting.Status == 404) return;
        foreach (var outgoing in waiting.Expect(200).Items) Of("outgoing")[outgoing.GetProperty("id").GetGuid()] = outgoing;
    }

    private static string Plain(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined) return "-";
        var node = JsonNode.Parse(element.GetRawText())!;
        Strip(node);
        return node.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) Strip(item);
        }

        if (node is not JsonObject members) return;
        foreach (var name in Unstable) members.Remove(name);
        foreach (var (_, value) in members.ToList()) Strip(value);
    }
}
