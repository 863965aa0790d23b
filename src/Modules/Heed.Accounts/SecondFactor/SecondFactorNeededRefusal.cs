using Heed.Kernel;

namespace Heed.Accounts.SecondFactor;

/// <summary>The workspace lets nobody in without a second factor, and the person has none. One's own account stays open, to set one up.</summary>
internal sealed class SecondFactorNeededRefusal() : Refusal(403, "secondFactorNeeded", "This workspace asks for a second factor. Set one up in your account first.");
