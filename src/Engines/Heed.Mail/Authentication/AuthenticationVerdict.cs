namespace Heed.Mail.Authentication;

/// <summary>Result of one way to check where a message comes from (RFC 8601 §2.7).</summary>
public enum AuthenticationVerdict
{
    /// <summary>Not checked, or there is nothing to check.</summary>
    None,
    Pass,
    Fail,
    SoftFail,
    Neutral,
    Policy,
    TemporaryError,
    PermanentError,
}
