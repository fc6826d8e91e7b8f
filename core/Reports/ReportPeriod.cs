namespace HybridTrust.Reports;

/// <summary>How long a certificate counts at a place.</summary>
/// <param name="Place">Who holds it or believes it, as an admin names it.</param>
/// <param name="Thumbprint">SHA-1, 40 upper-case hex digits.</param>
/// <param name="From">Start of validity, UTC.</param>
/// <param name="To">End of validity, UTC.</param>
/// <param name="IsNext">Whether it is the one staged to follow.</param>
public sealed record ReportPeriod(string Place, string Thumbprint, DateTimeOffset From, DateTimeOffset To, bool IsNext);
