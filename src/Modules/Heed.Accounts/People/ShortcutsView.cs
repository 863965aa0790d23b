using System.Text.Json;

namespace Heed.Accounts.People;

/// <summary>How a person uses the keyboard.</summary>
/// <param name="Keys">Keys that were changed, by action; empty: the action has none.</param>
/// <param name="SingleKeys">Whether keys without Ctrl do anything.</param>
internal sealed record ShortcutsView(IReadOnlyDictionary<string, string> Keys, bool SingleKeys)
{
    private const int MaxKeys = 200;
    private const int MaxName = 40;
    private const int MaxKey = 8;

    public static readonly ShortcutsView Usual = new(new Dictionary<string, string>(), SingleKeys: true);

    /// <summary>Whether it may be kept. What the actions are the console knows: a name that is none does no harm.</summary>
    public bool IsSound => Keys.Count <= MaxKeys && Keys.All(k =>
        k.Key.Length is > 0 and <= MaxName && k.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && k.Value.Length <= MaxKey && !k.Value.Any(char.IsControl));

    public static ShortcutsView Read(string? json) => json is null ? Usual : JsonSerializer.Deserialize<ShortcutsView>(json, JsonSerializerOptions.Web) ?? Usual;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
