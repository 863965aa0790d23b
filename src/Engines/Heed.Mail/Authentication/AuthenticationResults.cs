namespace Heed.Mail.Authentication;

/// <summary>What our own mail server found out about where a message comes from (RFC 8601).</summary>
/// <param name="IsPresent">Our server left its header. False: nothing is known, whatever others wrote.</param>
/// <param name="Spf">The server that handed it over may send for the envelope's domain.</param>
/// <param name="Dkim">A signature is good; pass when any of several is.</param>
/// <param name="Dmarc">SPF or DKIM is good for the domain of From.</param>
/// <param name="IsAligned">The domain of From is vouched for: DMARC passed, or SPF or DKIM passed for exactly that domain or one above it.</param>
public sealed record AuthenticationResults(bool IsPresent, AuthenticationVerdict Spf, AuthenticationVerdict Dkim, AuthenticationVerdict Dmarc, bool IsAligned)
{
    private static readonly System.Globalization.IdnMapping Idn = new();

    /// <summary>Nothing is known.</summary>
    public static AuthenticationResults Unknown { get; } = new(false, AuthenticationVerdict.None, AuthenticationVerdict.None, AuthenticationVerdict.None, false);

    /// <summary>
    /// Reads the topmost <c>Authentication-Results</c> header of our own server. Headers below it with the same name may have come with the message, so they are
    /// never looked at. A server that does not remove forged headers of its own name on arrival must not be named as trusted. O(header).
    /// </summary>
    /// <param name="headers">Names and values in the order of the message, topmost first; values may be folded.</param>
    /// <param name="trustedAuthServId">The name our server writes; compared without regard to case.</param>
    /// <param name="fromDomain">Domain of the one From address in ASCII; null when there is none or more than one, and then nothing is aligned.</param>
    public static AuthenticationResults Read(IEnumerable<KeyValuePair<string, string>> headers, string trustedAuthServId, string? fromDomain)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentException.ThrowIfNullOrEmpty(trustedAuthServId);
        foreach (var (name, value) in headers)
        {
            if (!name.Trim().Equals("Authentication-Results", StringComparison.OrdinalIgnoreCase)) continue;
            // Illegible may be ours, made so by what the sender put into it: to go on to the next would be to believe a forged one.
            if (!AuthenticationResultsParser.TryParse(value, out var server, out var methods)) return Unknown;
            if (server.Equals(trustedAuthServId, StringComparison.OrdinalIgnoreCase)) return From(methods, fromDomain);
        }

        return Unknown;
    }

    /// <summary>The same of a message. Only one From header with one complete address can be aligned. O(headers).</summary>
    /// <param name="message">The message as it was fetched.</param>
    /// <param name="trustedAuthServId">The name our server writes; compared without regard to case.</param>
    public static AuthenticationResults Read(MailMessage message, string trustedAuthServId)
    {
        ArgumentNullException.ThrowIfNull(message);
        var one = message.AllHeaders.Count(h => h.Name.Equals("From", StringComparison.OrdinalIgnoreCase)) == 1 && message.FromAll is [{ IsComplete: true }];
        var domain = one ? Ascii(Domain(message.FromAll[0].Address)!) : null;
        return Read(message.AllHeaders.Select(h => KeyValuePair.Create(h.Name, h.Value)), trustedAuthServId, domain);
    }

    private static string? Ascii(string domain)
    {
        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static AuthenticationResults From(IReadOnlyList<AuthenticationMethod> methods, string? fromDomain)
    {
        var dmarc = methods.FirstOrDefault(m => m.Name == "dmarc");
        var dmarcPasses = dmarc?.Verdict == AuthenticationVerdict.Pass && (Property(dmarc, "header.from") is not { } of || Same(of, fromDomain));
        // A method that failed outright is never outvoted by what it is made of.
        var aligned = fromDomain is not null && dmarc?.Verdict is not AuthenticationVerdict.Fail && (dmarcPasses || methods.Any(m => Vouches(m, fromDomain)));
        return new AuthenticationResults(true, Best(methods, "spf"), Best(methods, "dkim"), dmarc?.Verdict ?? AuthenticationVerdict.None, aligned);
    }

    private static AuthenticationVerdict Best(IReadOnlyList<AuthenticationMethod> methods, string name)
    {
        var verdicts = methods.Where(m => m.Name == name).Select(m => m.Verdict).ToList();
        return verdicts.Contains(AuthenticationVerdict.Pass) ? AuthenticationVerdict.Pass : verdicts.FirstOrDefault();
    }

    private static bool Vouches(AuthenticationMethod method, string fromDomain) => method.Verdict == AuthenticationVerdict.Pass && method.Name switch
    {
        "dkim" => IsSameOrAbove(Property(method, "header.d") ?? Domain(Property(method, "header.i")), fromDomain),
        "spf" => IsSameOrAbove(Domain(Property(method, "smtp.mailfrom")), fromDomain),
        _ => false,
    };

    // Below would need the public suffix list: anyone may own a name below co.uk.
    private static bool IsSameOrAbove(string? domain, string of) => domain is { Length: > 0 } && domain.Contains('.')
        && (Same(domain, of) || of.EndsWith("." + domain.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    private static bool Same(string? domain, string? other) => domain is not null && other is not null && domain.TrimEnd('.').Equals(other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static string? Property(AuthenticationMethod method, string name) => method.Properties.GetValueOrDefault(name);

    private static string? Domain(string? address) => address?[(address.LastIndexOf('@') + 1)..];
}
