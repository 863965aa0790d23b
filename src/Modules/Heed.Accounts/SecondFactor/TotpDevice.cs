namespace Heed.Accounts.SecondFactor;

/// <summary>An authenticator app of a person; its secret is in the sealed store. Counts only once it has shown a code.</summary>
internal sealed class TotpDevice
{
    public Guid Person { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The step of the last code that was taken: none up to it is taken again.</summary>
    public long LastStep { get; set; }

    public static string SecretOf(Guid person) => $"totp.{person:N}";
}
