namespace Heed.Mail.Dkim;

/// <summary>A header as it stands in a message; the value still folded.</summary>
internal readonly record struct DkimHeader(string Name, ReadOnlyMemory<byte> Value);
