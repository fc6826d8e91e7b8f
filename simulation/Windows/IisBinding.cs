namespace HybridTrust.Simulation.Windows;

/// <summary>A binding of an IIS web site.</summary>
/// <param name="Site">The web site, such as <c>Default Web Site</c>.</param>
/// <param name="Protocol"><c>http</c> or <c>https</c>.</param>
/// <param name="Information">Address, port and host name as IIS writes them, such as <c>*:443:</c>.</param>
/// <param name="Thumbprint">The certificate bound to it; null for http.</param>
internal sealed record IisBinding(string Site, string Protocol, string Information, string? Thumbprint)
{
    /// <inheritdoc />
    public override string ToString() => Thumbprint is null ? $"{Site} {Protocol} {Information}" : $"{Site} {Protocol} {Information} {Thumbprint}";
}
