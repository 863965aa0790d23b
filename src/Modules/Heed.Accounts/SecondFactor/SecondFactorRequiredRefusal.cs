using Heed.Kernel;

namespace Heed.Accounts.SecondFactor;

/// <summary>The password was right; a second factor is asked for with this ticket.</summary>
internal sealed class SecondFactorRequiredRefusal(string ticket) : Refusal(401, "secondFactorRequired", "Give a code of your authenticator app, or a recovery code, with this token.")
{
    public override IReadOnlyDictionary<string, object?> Extras { get; } = new Dictionary<string, object?>
    {
        ["token"] = ticket,
        ["expiresIn"] = (int)SecondStep.Holds.TotalSeconds,
    };
}
