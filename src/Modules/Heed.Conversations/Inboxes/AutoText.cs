using System.Text.Json;
using System.Text.Json.Serialization;
using Heed.Conversations.Public;
using Heed.Platform.Web;

namespace Heed.Conversations.Inboxes;

/// <summary>A text that Heed sends by itself, with its switch.</summary>
internal sealed record AutoText(bool Enabled, LocalText Text)
{
    public static readonly AutoText Off = new(false, new LocalText("", ""));

    public static AutoText Parse(string json) => json.Length == 0 ? Off : JsonSerializer.Deserialize<AutoText>(json, HeedJson.Options) ?? Off;

    public string ToJson() => JsonSerializer.Serialize(this, HeedJson.Options);

    /// <summary>The text when it is on and not empty.</summary>
    [JsonIgnore]
    public LocalText? WhenOn => Enabled && (Text.ZhCn.Length > 0 || Text.En.Length > 0) ? Text : null;
}
