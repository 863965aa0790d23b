using System.Text.Json;
using Heed.Bot.Thinking;

namespace Heed.Bot.Bots;

/// <summary>Sentences that a company says in its own words: by the name of <see cref="Words"/> in camelCase. What is empty is said in ours.</summary>
internal static class OwnTexts
{
    /// <summary>Every sentence that can be worded anew; the greeting has a place of its own.</summary>
    public static IReadOnlyDictionary<string, Words> Names { get; } = Enum.GetValues<Words>().Where(w => w != Words.Greeting).ToDictionary(NameOf);

    public static string NameOf(Words words) => JsonNamingPolicy.CamelCase.ConvertName(words.ToString());

    public static bool AreGood(IReadOnlyDictionary<string, LocalText> texts) =>
        texts.All(t => Names.ContainsKey(t.Key) && t.Value is { ZhCn: { Length: <= Bot.MaxOwnText } zh, En: { Length: <= Bot.MaxOwnText } en } && !zh.Concat(en).Any(c => char.IsControl(c) && c != '\n'));

    public static IReadOnlyDictionary<string, LocalText> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, LocalText>>(json, HeedJson.Options)!;

    public static string Write(IReadOnlyDictionary<string, LocalText> texts) => JsonSerializer.Serialize(
        texts.Select(t => (t.Key, Text: new LocalText(t.Value.ZhCn.Trim(), t.Value.En.Trim()))).Where(t => t.Text.ZhCn.Length + t.Text.En.Length > 0).ToDictionary(t => t.Key, t => t.Text), HeedJson.Options);
}
