using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed.Bot.Talking;

/// <summary>How sessions are kept: forgiving to members of an earlier or later version, so that an update never loses a conversation.</summary>
internal static class SessionJson
{
    public static JsonSerializerOptions Options { get; } = new(HeedJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = false,
    };
}
