using System.Text.Json;

namespace Heed.Browser.Tests.Bot;

/// <summary>What became of a visitor, as the browser saw it.</summary>
internal sealed record Visit(Guid Conversation, string Handler, string Category, IReadOnlyList<VisitTurn> Turns, string Thread);

/// <summary>Words of a visitor and what was said to them.</summary>
internal sealed record VisitTurn(string Says, IReadOnlyList<VisitSaid> Said, string Handler)
{
    public VisitSaid Last => Said[^1];
}

/// <summary>Something a bot said.</summary>
internal sealed record VisitSaid(string Text, JsonElement Parts)
{
    public JsonElement? Part(string name) => Parts.ValueKind == JsonValueKind.Object && Parts.TryGetProperty(name, out var part) && part.ValueKind is not (JsonValueKind.Null or JsonValueKind.False) ? part : null;
}
