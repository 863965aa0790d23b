namespace Heed.Channels.Web.Sites;

/// <summary>A question before the first message: name, email, phone or a customer attribute's key.</summary>
internal sealed record PreChatField(string Key, bool Required);
