using System.Text.Json.Serialization;

namespace Heed.Conversations.Public;

/// <summary>A text in both languages of the product; either may be empty.</summary>
public sealed record LocalText(
    [property: JsonPropertyName("zh-CN")] string ZhCn,
    [property: JsonPropertyName("en")] string En)
{
    /// <summary>The text in the language, else in the other one.</summary>
    public string In(string? language)
    {
        var chinese = language is null || language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var wanted = chinese ? ZhCn : En;
        return wanted.Length > 0 ? wanted : chinese ? En : ZhCn;
    }
}
