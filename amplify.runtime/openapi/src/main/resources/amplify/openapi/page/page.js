// Shows the documents that the page names or carries, one at a time.
'use strict';

(() => {
  const services = JSON.parse(document.getElementById('services').textContent);
  const choice = document.getElementById('choice');
  const view = document.getElementById('view');

  if (window.matchMedia('(prefers-color-scheme: dark)').matches) {
    document.documentElement.classList.add('dark-mode');
  }

  const show = service => {
    for (const link of choice.children) {
      link.setAttribute('aria-current', String(link.textContent === service.name));
    }
    SwaggerUIBundle({
      ...(service.url ? {url: service.url} : {spec: service.document}),
      domNode: view,
      deepLinking: services.length === 1,
      defaultModelsExpandDepth: 0,
      defaultModelExpandDepth: 3,
      defaultModelRendering: 'example',
      displayRequestDuration: true,
      docExpansion: 'list',
      presets: [SwaggerUIBundle.presets.apis],
      // By default the document is sent to a host elsewhere, to be judged there.
      validatorUrl: null,
    });
  };

  const chosen = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    return services.find(service => service.name === name) || services[0];
  };

  if (services.length > 1) {
    for (const service of services) {
      const link = document.createElement('a');
      link.href = '#' + encodeURIComponent(service.name);
      link.textContent = service.name;
      choice.append(link);
    }
    window.addEventListener('hashchange', () => show(chosen()));
  }
  show(chosen());
})();
