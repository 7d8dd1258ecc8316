(()=>{var a=navigator.languages.map(n=>n.slice(0,2));location.replace(`${a.find(n=>n==="ja"||n==="en")??"en"}/index.html`);})();
