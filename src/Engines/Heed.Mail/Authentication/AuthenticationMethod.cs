namespace Heed.Mail.Authentication;

/// <summary>One "method=result" with its properties.</summary>
internal sealed record AuthenticationMethod(string Name, AuthenticationVerdict Verdict, IReadOnlyDictionary<string, string> Properties);
