using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Heed.Platform.Secrets;

namespace Heed.Channels.Email.OAuth;

/// <summary>
/// What goes to the provider and comes back as <c>state</c>: sealed, so that it can be read and made by this installation alone, bound
/// to the person and the browser session that began, good for ten minutes. It carries the PKCE verifier (RFC 7636), which nobody else sees.
/// </summary>
internal sealed record SignInState(int Workspace, Guid Inbox, Guid Person, Guid? Session, string Verifier, long Expires)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private const string Purpose = "email/sign-in";

    /// <summary>A new verifier: 256 random bits.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The challenge of a verifier, by S256.</summary>
    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    public string Seal(MasterKey key) => $"{key.CurrentId}.{Base64Url.EncodeToString(key.Protect(JsonSerializer.SerializeToUtf8Bytes(this), Purpose))}";

    /// <summary>The state again; null when it is not ours, or too old.</summary>
    public static SignInState? Open(string text, MasterKey key, DateTimeOffset now)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || text.Length > 2000) return null;
        try
        {
            var state = JsonSerializer.Deserialize<SignInState>(key.Unprotect(text[..dot], Base64Url.DecodeFromChars(text.AsSpan(dot + 1)), Purpose));
            return state is not null && state.Expires > now.ToUnixTimeSeconds() ? state : null;
        }
        catch (Exception error) when (error is FormatException or BusyRefusal or JsonException)
        {
            return null;
        }
    }
}
