using System.Globalization;
using System.Security.Cryptography;

namespace Heed.Platform.Ownership;

/// <summary>This process, by a name no other process has or will have.</summary>
public sealed record Node(string Name)
{
    private const int MaxName = 20;

    /// <summary>A node called after its machine, or as the operator says, with the process and a random part behind it.</summary>
    public static Node Create(string? name)
    {
        name = string.Concat((name ?? Environment.MachineName).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'));
        if (name.Length > MaxName) name = name[..MaxName];
        return new Node(string.Create(CultureInfo.InvariantCulture, $"{name}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}"));
    }
}
