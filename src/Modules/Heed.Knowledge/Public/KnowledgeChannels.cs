using System.Collections.Frozen;

namespace Heed.Knowledge.Public;

/// <summary>Where an answer may be given in words of its own.</summary>
public static class KnowledgeChannels
{
    /// <summary>The answer wherever there is no other.</summary>
    public const string General = "general";

    public const string Chat = "chat";
    public const string WeChat = "wechat";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Sms = "sms";
    public const string HelpCentre = "helpCentre";

    /// <summary>All of them, in the order people read them.</summary>
    public static readonly IReadOnlyList<string> All = [General, Chat, WeChat, Phone, Email, Sms, HelpCentre];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether it is one of them.</summary>
    public static bool IsKnown(string channel) => Known.Contains(channel);

    /// <summary>Whether the channel carries plain text only.</summary>
    public static bool IsPlain(string? channel) => channel is WeChat or Sms or Phone;
}
