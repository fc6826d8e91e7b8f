using HybridTrust.Functions.Hosting;
using HybridTrust.Functions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddHybridTrust(HostSettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment()));

    var host = builder.Build();
    await host.Services.PrepareAsync(CancellationToken.None);
    await host.RunAsync();
    return 0;
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 64;
}
