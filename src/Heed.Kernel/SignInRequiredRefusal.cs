namespace Heed.Kernel;

/// <summary>Nobody is signed in, or the token is not valid any more.</summary>
public sealed class SignInRequiredRefusal(string code = "signInRequired") : Refusal(401, code, "Sign in first.");
